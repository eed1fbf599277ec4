/** Benchmarks: each prints the ratio to a named rival measured in the same run, on data generated from a seed. */
@NullMarked
package io.audiences.bench;

import org.jspecify.annotations.NullMarked;
