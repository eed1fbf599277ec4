/** The main class and the command line: commands, their options and what they print. Arguments come in; exit codes and text go out. The real clock is made here and handed down; the work lives in the packages below. */
@NullMarked
package io.audiences;

import org.jspecify.annotations.NullMarked;
