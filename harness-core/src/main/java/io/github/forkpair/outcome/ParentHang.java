package io.github.forkpair.outcome;

/**
 * What the parent side was doing when its time was up.
 *
 * @param stack its thread with its stack; empty where its method had ended
 * @param toldByOthers whether it was not the pair's deadline, but an interrupt of the test's thread
 *     that somebody else sent before that
 */
public record ParentHang(String stack, boolean toldByOthers) {

    /** It was not hanging. */
    public static final ParentHang NONE = new ParentHang("", false);
}
