package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.when;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.Lifecycle;
import io.github.forkpair.junit.ParentSide;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

@ExtendWith(MockitoExtension.class)
class TariffTest {

    @Mock private Clock clock;

    @ParentSide("shown")
    void hearsTheChildsTime(Peer child) {
        when(clock.instant()).thenReturn(Instant.EPOCH);

        child.expect("night at 1970-01-02T00:00:00Z");
        assertEquals(Instant.EPOCH, clock.instant());
    }

    @ChildSide(value = "shown", lifecycle = Lifecycle.JUPITER)
    void tellsItsTime(Peer parent, @Mock Supplier<String> tariff) {
        when(clock.instant()).thenReturn(Instant.parse("1970-01-02T00:00:00Z"));
        when(tariff.get()).thenReturn("night");

        parent.send(tariff.get() + " at " + clock.instant());
    }

    @ParentSide("unused")
    void waits() {}

    @ChildSide(value = "unused", lifecycle = Lifecycle.JUPITER)
    void stubsForNothing() {
        when(clock.instant()).thenReturn(Instant.EPOCH);
    }
}
