package io.audiences.rules;

/** Something that the rules of a trait read of a customer, by the text that they name it with. */
sealed interface Read {
    String argument();

    record OfAttribute(String argument) implements Read {}

    record OfTrait(String argument) implements Read {}

    record OfFigure(String argument, Figure figure) implements Read {}

    /** The fifth of the buyers that the customer's figure lies in. */
    record OfQuintile(String argument, Figure figure) implements Read {}
}
