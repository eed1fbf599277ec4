/** The server's main class, its settings and its wiring; everything else lives one package below. */
@NullMarked
package io.audiences;

import org.jspecify.annotations.NullMarked;
