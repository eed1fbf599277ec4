/** Talks to a running server as its users do: over HTTP, with a key. Paths and JSON bodies come in; JSON answers go out. Knows nothing of the server's own packages. */
@NullMarked
package io.audiences.client;

import org.jspecify.annotations.NullMarked;
