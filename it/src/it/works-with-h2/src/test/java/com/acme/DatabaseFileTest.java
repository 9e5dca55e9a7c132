package com.acme;

import static org.h2.api.ErrorCode.DATABASE_ALREADY_OPEN_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import io.github.forkpair.junit.SharedDir;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database file belongs to one process at a time, and what was committed to the next. */
class DatabaseFileTest {

    private static final long PID = ProcessHandle.current().pid();

    @ParentSide
    void holdsTheDatabaseOpen(Peer child, @SharedDir Path dir) throws SQLException {
        try (Connection connection = connect(dir);
                Statement statement = connection.createStatement()) {
            statement.execute("create table opened_by (pid bigint)");
            statement.execute("insert into opened_by values (" + PID + ")");
            connection.commit();
            child.send("open");
            child.expect("refused");
        }
        child.send("closed");
        child.expect(PID);
        System.out.printf("parent %d, child %d%n", PID, child.receive(long.class));
    }

    @ChildSide
    void isRefusedAndThenReads(Peer parent, @SharedDir Path dir) throws SQLException {
        parent.expect("open");
        SQLException refusal = assertThrows(SQLException.class, () -> connect(dir));
        assertEquals(DATABASE_ALREADY_OPEN_1, refusal.getErrorCode());
        parent.send("refused");

        parent.expect("closed");
        try (Connection connection = connect(dir);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select pid from opened_by")) {
            assertTrue(rows.next());
            parent.send(rows.getLong("pid"));
        }
        parent.send(PID);
    }

    private static Connection connect(Path dir) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + dir.resolve("accounts"));
    }
}
