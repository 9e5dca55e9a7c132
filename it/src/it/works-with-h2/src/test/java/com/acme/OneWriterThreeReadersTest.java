package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.Peer;
import io.github.forkpair.Rendezvous;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import io.github.forkpair.junit.Role;
import io.github.forkpair.junit.SharedDir;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** With AUTO_SERVER the first to open the file serves it to the other processes. */
class OneWriterThreeReadersTest {

    private static final int ROWS = 100;

    @ParentSide
    void readersSeeWhatIsCommitted(@Role("reader") List<Peer> readers, Rendezvous rendezvous) {
        rendezvous.meet("open");
        for (Peer reader : readers) {
            assertEquals(ROWS, reader.receive(Integer.class));
        }
        rendezvous.meet("read");
    }

    @ChildSide
    void writer(Rendezvous rendezvous, @SharedDir Path dir) throws SQLException {
        try (Connection connection = connect(dir);
                Statement statement = connection.createStatement()) {
            statement.execute("create table entries (id int primary key)");
            rendezvous.meet("open");
            connection.setAutoCommit(false);
            for (int row = 0; row < ROWS; row += 2) {
                statement.execute("insert into entries values (" + row + ")");
                statement.execute("insert into entries values (" + (row + 1) + ")");
                connection.commit();
            }
            rendezvous.meet("read");
        }
    }

    @ChildSide(count = 3)
    void reader(Peer parent, Rendezvous rendezvous, @SharedDir Path dir) throws SQLException {
        rendezvous.meet("open");
        try (Connection connection = connect(dir);
                Statement statement = connection.createStatement()) {
            int seen = 0;
            while (seen < ROWS) {
                int now = count(statement);
                assertTrue(now >= seen && now % 2 == 0, () -> now + " rows are half a transaction");
                seen = now;
            }
            parent.send(seen);
        }
        rendezvous.meet("read");
    }

    private static int count(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select count(*) from entries")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection connect(Path dir) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:h2:file:" + dir.resolve("entries") + ";AUTO_SERVER=TRUE");
    }
}
