package io.audiences.bench;

import java.util.List;

/** An event inserted on its own, as naive rules want it. */
public record NaiveEvent(
        int customer, String type, long occurredAt, long cents, String channel, List<NaiveEvent.Item> items) {

    /** A line item. */
    public record Item(String category, long cents) {}

    public int getCustomer() {
        return customer;
    }

    public String getType() {
        return type;
    }

    public long getOccurredAt() {
        return occurredAt;
    }

    public long getCents() {
        return cents;
    }

    public String getChannel() {
        return channel;
    }

    /** Whether an item of the category costs at least so much. */
    public boolean hasItem(String category, int least) {
        return items.stream().anyMatch(item -> item.category().equals(category) && item.cents() >= least);
    }
}
