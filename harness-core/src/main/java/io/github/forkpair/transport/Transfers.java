package io.github.forkpair.transport;

/** Learns what a channel transfers, on the thread that transfers it. */
public interface Transfers {

    /** Learns nothing. */
    Transfers UNSEEN =
            new Transfers() {
                @Override
                public void wrote(int bytes) {}

                @Override
                public void read(int bytes) {}
            };

    /** One or more bytes were written. */
    void wrote(int bytes);

    /** One or more bytes were read. */
    void read(int bytes);
}
