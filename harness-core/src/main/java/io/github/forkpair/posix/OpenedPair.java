package io.github.forkpair.posix;

/** Takes ownership of two descriptors that one call has just opened; of both or of neither. */
final class OpenedPair {

    private OpenedPair() {}

    static Descriptor[] own(int[] numbers) throws PosixException {
        try {
            for (int i = 0; i < 2; i++) {
                numbers[i] = Descriptor.above(numbers[i], Spawn.LARGEST_TABLE);
                if (!PosixSystem.LINUX) {
                    Descriptor.closeOnExec(numbers[i]);
                }
            }
        } catch (PosixException e) {
            Native.POSIX.close(numbers[0]);
            Native.POSIX.close(numbers[1]);
            throw e;
        }
        return new Descriptor[] {new Descriptor(numbers[0]), new Descriptor(numbers[1])};
    }
}
