package io.audiences.condition;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Where a customer falls for a seed: one of 2^52 equal parts, the same on every server and for all time. The first eight
 * bytes of SHA-256 of the seed and of the customer's id (UTF-8, big endian) are added and mixed by the finalizer of SplitMix64
 * (Steele, Lea and Flood 2014), whose upper 52 bits are the part. A sample takes the lowest parts, so a larger one of the same
 * seed contains the smaller.
 */
public final class SampleBucket {
    private static final int BITS = 52;
    private static final BigDecimal PARTS = new BigDecimal(BigInteger.ONE.shiftLeft(BITS));

    private SampleBucket() {}

    /** What of a text decides; computed once a seed and once a customer. */
    public static long digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The part, from 0, for the digests of a seed and of a customer's id. */
    public static long of(long seed, long customer) {
        long mixed = seed + customer;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return (mixed ^ (mixed >>> 31)) >>> (Long.SIZE - BITS);
    }

    /** The first part that a sample of so many percent leaves out. */
    public static long end(BigDecimal percent) {
        return percent.multiply(PARTS)
                .movePointLeft(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
