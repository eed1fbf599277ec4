/** The only package that knows HTTP: routes, authentication and problem details. Requests come in; JSON goes out. */
@NullMarked
package io.audiences.api;

import org.jspecify.annotations.NullMarked;
