package io.audiences;

/** The command line of the audience server. */
public final class AudienceServer {
    private AudienceServer() {}

    public static void main(String[] arguments) {}
}
