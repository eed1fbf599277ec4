/** The facts: catalogue, profiles, events, brands, ingestion and import. JSON and CSV come in; customer facts stream out, ordered by customer. */
@NullMarked
package io.audiences.customer;

import org.jspecify.annotations.NullMarked;
