package io.audiences.customer;

/** What became of the rows of one batch of an import. */
record ImportCounts(int done, int accepted, int repeated, int rejected) {}
