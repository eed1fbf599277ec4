/** A shop to try everything on: generates its customers and their history, keeps it in a folder, brings it into a server's services and publishes the ready audiences. A seed and an instant come in; a server full of facts goes out. */
@NullMarked
package io.audiences.demo;

import org.jspecify.annotations.NullMarked;
