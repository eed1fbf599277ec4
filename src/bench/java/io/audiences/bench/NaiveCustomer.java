package io.audiences.bench;

import io.audiences.condition.Operand;
import io.audiences.condition.SampleBucket;
import io.audiences.customer.CustomerFacts;
import io.audiences.customer.Point;
import java.math.BigDecimal;
import java.util.Optional;

/** The fact of the naive rules. */
public record NaiveCustomer(int number, String id, String country, String tier, Optional<Point> location) {

    static NaiveCustomer of(CustomerFacts facts) {
        return new NaiveCustomer(
                facts.number(),
                facts.id(),
                String.valueOf(facts.attributes().get("country")),
                String.valueOf(facts.attributes().get("tier")),
                facts.attributes().get("location") instanceof Point point ? Optional.of(point) : Optional.empty());
    }

    public int getNumber() {
        return number;
    }

    public String getCountry() {
        return country;
    }

    public String getTier() {
        return tier;
    }

    /** Whether the location is known and at most so many kilometres from a place. */
    public boolean near(double latitude, double longitude, int kilometres) {
        Operand.Area area = new Operand.Area(
                BigDecimal.valueOf(latitude), BigDecimal.valueOf(longitude), BigDecimal.valueOf(kilometres));
        return location.filter(point -> area.contains(point.latitude(), point.longitude()))
                .isPresent();
    }

    /** Whether a sample of so many percent draws the customer. */
    public boolean drawn(String seed, int percent) {
        return SampleBucket.of(SampleBucket.digest(seed), SampleBucket.digest(id))
                < SampleBucket.end(BigDecimal.valueOf(percent));
    }
}
