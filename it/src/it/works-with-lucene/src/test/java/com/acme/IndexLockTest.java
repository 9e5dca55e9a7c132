package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import io.github.forkpair.junit.SharedDir;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.NativeFSLockFactory;

/** An index has one writer, whichever process it lives in. */
class IndexLockTest {

    private static final long PID = ProcessHandle.current().pid();

    @ParentSide
    void writesFirst(Peer child, @SharedDir Path dir) throws IOException {
        try (Directory index = open(dir)) {
            try (IndexWriter writer = new IndexWriter(index, new IndexWriterConfig())) {
                writer.addDocument(writtenBy(PID));
                child.send("writing");
                child.expect("refused");
            }
            child.send("closed");
            long childPid = child.receive(long.class);
            System.out.printf("parent %d, child %d%n", PID, childPid);
            try (DirectoryReader reader = DirectoryReader.open(index)) {
                assertEquals(String.valueOf(PID), writerOf(reader, 0));
                assertEquals(String.valueOf(childPid), writerOf(reader, 1));
            }
        }
    }

    @ChildSide
    void isRefusedAndThenWrites(Peer parent, @SharedDir Path dir) throws IOException {
        parent.expect("writing");
        try (Directory index = open(dir)) {
            LockObtainFailedException refusal =
                    assertThrows(
                            LockObtainFailedException.class,
                            () -> new IndexWriter(index, new IndexWriterConfig()));
            assertTrue(refusal.getMessage().startsWith("Lock held by another program"));
            parent.send("refused");

            parent.expect("closed");
            try (IndexWriter writer = new IndexWriter(index, new IndexWriterConfig())) {
                writer.addDocument(writtenBy(PID));
            }
            parent.send(PID);
        }
    }

    private static Directory open(Path dir) throws IOException {
        return FSDirectory.open(dir, NativeFSLockFactory.INSTANCE);
    }

    private static Document writtenBy(long pid) {
        Document document = new Document();
        document.add(new StringField("writer", String.valueOf(pid), Field.Store.YES));
        return document;
    }

    private static String writerOf(DirectoryReader reader, int document) throws IOException {
        return reader.storedFields().document(document).get("writer");
    }
}
