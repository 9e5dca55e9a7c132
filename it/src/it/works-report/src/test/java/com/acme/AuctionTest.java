package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.forkpair.Peer;
import io.github.forkpair.Rendezvous;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

class AuctionTest {

    @ParentSide("a sale")
    void sellsToTheHighestBidder(Peer bidder) {
        int price = 10;
        while (price < 40) {
            bidder.send(price);
            price = bidder.receive(Integer.class);
        }
        bidder.send("sold");
    }

    @ChildSide("a sale")
    void bidsFiveMore(Peer auctioneer) {
        Object call;
        while ((call = auctioneer.receive(Object.class)) instanceof Integer price) {
            System.out.println("I bid " + (price + 5));
            auctioneer.send(price + 5);
        }
        assertEquals("sold", call);
    }

    @ParentSide("the books")
    void closesTheBooks(Peer clerk, Rendezvous office) {
        office.meet("the desk");
        clerk.send("add up");
        clerk.expect(40);
    }

    @ChildSide("the books")
    void addsUp(Peer auctioneer, Rendezvous office) {
        office.meet("the desk");
        auctioneer.expect("add up");
        Map<String, Integer> bids = Map.of("ann", 15, "bob", 20);
        System.out.println("adding up the bids of " + bids.size() + " bidders");
        System.err.println("careful: <script>alert('no lot')</script> & \u001b[31mred\u001b[0m");
        assertEquals(40, bids.values().stream().mapToInt(bid -> bid).sum(), "the books' total");
    }

    @ParentSide("raw bytes")
    void writesTheLedger(OutputStream ledger, InputStream receipt) throws Exception {
        ledger.write(new byte[100_000]);
        ledger.close();
        assertEquals(1, receipt.readAllBytes().length);
    }

    @ChildSide("raw bytes")
    void readsTheLedger(InputStream ledger, OutputStream receipt) throws Exception {
        assertEquals(100_000, ledger.readAllBytes().length);
        receipt.write('!');
    }

    @ParentSide("tomorrow")
    void opensTomorrow() {
        assumeTrue(false, "the auction opens tomorrow");
    }

    @ChildSide("tomorrow")
    void waits() {}
}
