/** Conditions as plain sentences in English and Spanish. A condition and the names of audiences come in; one sentence goes out. The words themselves are resources, three files a language. */
@NullMarked
package io.audiences.condition.sentence;

import org.jspecify.annotations.NullMarked;
