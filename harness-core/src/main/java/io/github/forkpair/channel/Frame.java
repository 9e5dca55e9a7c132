package io.github.forkpair.channel;

/**
 * One message's bytes.
 *
 * @param kind what the bytes are; one ASCII character
 * @param payload the bytes themselves; not copied
 * @param offset where the payload stands in the stream, in bytes from its start
 */
public record Frame(char kind, byte[] payload, long offset) {

    /** The bytes before each payload: its kind, and its length as a big-endian int. */
    static final int HEADER_SIZE = 5;

    /** How long a payload may be, unless somebody says otherwise; in bytes. */
    public static final int DEFAULT_LIMIT = 64 * 1024 * 1024;
}
