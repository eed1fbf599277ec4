/** What serves: the settings, the wiring of all packages below, and the life of a server from its start to its end. Settings and a clock come in; a running server goes out, with its services for those who work beside its API. */
@NullMarked
package io.audiences.server;

import org.jspecify.annotations.NullMarked;
