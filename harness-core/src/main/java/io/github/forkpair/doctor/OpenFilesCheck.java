package io.github.forkpair.doctor;

import io.github.forkpair.launch.OpenFiles;

/**
 * Counts whether the descriptors suffice. HotSpot has raised the limit to the hard one by then.
 *
 * @param maxChildren how many children may live at once
 */
record OpenFilesCheck(int maxChildren) implements Check {

    @Override
    public Capability capability() {
        return Capability.OPEN_FILES;
    }

    @Override
    public Finding run(Bench bench) {
        OpenFiles now = OpenFiles.now();
        return judge(now.limit(), now.open());
    }

    Finding judge(long limit, long open) {
        String what = limit + " at most, and " + open + " are open";
        if (limit - open < OpenFiles.takenBy(1)) {
            return capability().fails(what + "; one child takes " + OpenFiles.takenBy(1) + " more");
        }
        return limit - open >= OpenFiles.takenBy(maxChildren)
                ? new Finding.Works(what)
                : new Finding.WorksWithNote(
                        what
                                + "; "
                                + maxChildren
                                + " children take "
                                + OpenFiles.takenBy(maxChildren)
                                + " more",
                        capability().remedy());
    }
}
