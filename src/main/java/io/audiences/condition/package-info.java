/** The condition language: the sealed tree, its JSON form, the checker that turns input problems into data, and the limits. Text and catalogue types come in; a checked tree or a list of problems goes out. */
@NullMarked
package io.audiences.condition;

import org.jspecify.annotations.NullMarked;
