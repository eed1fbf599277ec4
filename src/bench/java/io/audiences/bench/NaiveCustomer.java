package io.audiences.bench;

/** The fact of the naive rules. */
public record NaiveCustomer(int number, String country, String tier) {
    public int getNumber() {
        return number;
    }

    public String getCountry() {
        return country;
    }

    public String getTier() {
        return tier;
    }
}
