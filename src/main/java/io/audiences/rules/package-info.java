/** The only package that knows Drools: the DRL writer, the compiler with its cache, and the matcher. Published definitions and customer facts come in; matches go out. */
@NullMarked
package io.audiences.rules;

import org.jspecify.annotations.NullMarked;
