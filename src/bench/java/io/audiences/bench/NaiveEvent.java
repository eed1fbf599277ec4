package io.audiences.bench;

/** An event inserted on its own, as naive rules want it. */
public record NaiveEvent(int customer, String type, long occurredAt, long cents, String channel) {
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
}
