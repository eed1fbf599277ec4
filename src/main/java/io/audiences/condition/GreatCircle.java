package io.audiences.condition;

/**
 * Distances over the surface of the earth, taken as a sphere of the mean radius of IUGG (6,371.0088 km): at most 0.6 % off the
 * ellipsoid. Computed by the haversine formula, which is exact for near places, with the same result on every machine.
 */
final class GreatCircle {
    private static final double RADIUS = 6_371.0088;

    private GreatCircle() {}

    /** The distance of two places in degrees. */
    static double kilometres(double latitude, double longitude, double otherLatitude, double otherLongitude) {
        double one = StrictMath.toRadians(latitude);
        double other = StrictMath.toRadians(otherLatitude);
        double across = haversine(StrictMath.toRadians(otherLongitude - longitude));
        double chord = haversine(other - one) + StrictMath.cos(one) * StrictMath.cos(other) * across;
        return 2 * RADIUS * StrictMath.asin(StrictMath.sqrt(Math.min(1, chord)));
    }

    private static double haversine(double angle) {
        double half = StrictMath.sin(angle / 2);
        return half * half;
    }
}
