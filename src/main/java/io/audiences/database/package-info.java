/** The way to MariaDB: the embedded server's launcher, the pool, transactions with retry, streaming reads, pages of lists and the migrations. Settings come in; connections and transactions go out. */
@NullMarked
package io.audiences.database;

import org.jspecify.annotations.NullMarked;
