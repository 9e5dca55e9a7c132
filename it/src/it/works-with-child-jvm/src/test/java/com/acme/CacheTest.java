package com.acme;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildJvm;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;

// START SNIPPET: class
@ChildJvm(systemProperties = "cache.policy=lru", environment = "CACHE_HOME=/var/cache")
class CacheTest {

    @ParentSide("small")
    void fillsASmallHeap(Peer child) {
        assertTrue(child.receive(Long.class) <= 24 << 20);
        child.expect("lru");
    }

    @ChildSide("small")
    @LowMemory
    void hasASmallHeap(Peer parent) {
        parent.send(Runtime.getRuntime().maxMemory());
        parent.send(System.getProperty("cache.policy"));
    }

    @ParentSide("elsewhere")
    void runsElsewhere(Peer child) {
        child.expect("/usr fifo /var/cache");
    }

    @ChildSide("elsewhere")
    @ChildJvm(directory = "/usr", systemProperties = "cache.policy=fifo")
    void isElsewhere(Peer parent) {
        parent.send(
                System.getProperty("user.dir")
                        + " "
                        + System.getProperty("cache.policy")
                        + " "
                        + System.getenv("CACHE_HOME"));
    }
}
// END SNIPPET: class
