package io.audiences.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.audiences.condition.Problem;
import io.audiences.customer.Receipt;
import io.audiences.customer.Receipt.Outcome;
import java.util.List;

/** What became of one fact; {@code errors} have JSON Pointers into that item. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ReceiptView(String id, Outcome status, List<Problem> errors) {
    ReceiptView {
        errors = List.copyOf(errors);
    }

    static ReceiptView of(Receipt receipt) {
        return new ReceiptView(receipt.id(), receipt.outcome(), receipt.problems());
    }

    static ListView<ReceiptView> list(List<Receipt> receipts) {
        return ListView.whole(receipts.stream().map(ReceiptView::of).toList());
    }

    /** The view of one that went well; else a problem with what is wrong. */
    static ReceiptView ofAccepted(Receipt receipt) {
        if (receipt.isRejected()) {
            throw ApiProblem.invalidInput(receipt.problems());
        }
        return of(receipt);
    }
}
