/** Definitions of audiences: draft, versions, publishing and archiving. Checked conditions come in; published definitions go out. */
@NullMarked
package io.audiences.audience;

import org.jspecify.annotations.NullMarked;
