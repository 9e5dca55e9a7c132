package io.github.forkpair.session;

/** A child side that has nothing to do. */
class QuickSides {

    void returns() {}
}
