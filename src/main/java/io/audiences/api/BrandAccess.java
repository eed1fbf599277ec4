package io.audiences.api;

import io.javalin.http.Context;

/** What a key that is restricted to brands may have to do with. */
final class BrandAccess {
    private BrandAccess() {}

    /** Refuses restricted keys what concerns all brands. */
    static void requireUnrestricted(Context context, String what) {
        if (Authentication.key(context).brands().isPresent()) {
            throw new ApiProblem(
                    ProblemType.BRAND_RESTRICTED, what + " concern all brands; this key is restricted to some");
        }
    }
}
