package io.audiences.customer;

import static io.audiences.customer.Facts.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.audiences.condition.Problem;
import io.audiences.condition.ValueType;
import io.audiences.condition.Vocabulary;
import io.audiences.customer.Receipt.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static final Facts facts = new Facts();

    @AfterAll
    static void close() {
        facts.close();
    }

    private static ValueType attribute(String name) {
        return Objects.requireNonNull(facts.catalogue.vocabulary().attributes().get(name));
    }

    private static Vocabulary.EventType event(String type) {
        return Objects.requireNonNull(facts.catalogue.vocabulary().events().get(type));
    }

    @Test
    void knowsTheBuiltInNames() {
        assertThat(facts.catalogue.vocabulary().attributes())
                .contains(
                        entry("birthDate", ValueType.DATE),
                        entry("brands", ValueType.LIST),
                        entry("location", ValueType.POINT));
        assertThat(facts.catalogue.vocabulary().events())
                .containsKeys("PURCHASE", "ADD_TO_CART", "VISIT", "VIEW", "REGISTRATION", "REFERRAL", "REDEMPTION");
        assertThat(event("VIEW").properties())
                .containsEntry("discountedValue", ValueType.MONEY)
                .containsEntry("occurredAt", ValueType.TIMESTAMP);
        assertThat(event("VIEW").itemProperties()).containsEntry("quantity", ValueType.NUMBER);
    }

    @Test
    void learnsNamesWithTheTypeTheyArriveIn() {
        facts.customers.put(
                "c",
                json(
                        "{'l.number':1,'l.flag':true,'l.date':'2026-01-01','l.at':'2026-01-01T00:00:00Z','l.text':'2026-13-01',"
                                + "'l.list':[],'l.point':{'latitude':1,'longitude':1},'l.null':null,'tags':{'l':'x'}}"));
        assertThat(attribute("l.number")).isEqualTo(ValueType.NUMBER);
        assertThat(attribute("l.flag")).isEqualTo(ValueType.BOOLEAN);
        assertThat(attribute("l.date")).isEqualTo(ValueType.DATE);
        assertThat(attribute("l.at")).isEqualTo(ValueType.TIMESTAMP);
        assertThat(attribute("l.text")).isEqualTo(ValueType.TEXT);
        assertThat(attribute("l.list")).isEqualTo(ValueType.LIST);
        assertThat(attribute("l.point")).isEqualTo(ValueType.POINT);
        assertThat(attribute("tags.l")).isEqualTo(ValueType.TEXT);
        assertThat(facts.catalogue.vocabulary().attributes()).doesNotContainKey("l.null");
    }

    @Test
    void learnsEventTypesAndProperties() {
        facts.ingest(
                "{'id':'l1','customer':'c','type':'RATED','occurredAt':'2026-01-01T00:00:00Z','properties':{'stars':5},'items':[{'sku':'s','size':'XL'}]}");
        var rated = event("RATED");
        assertThat(rated.properties()).containsEntry("stars", ValueType.NUMBER);
        assertThat(rated.itemProperties()).containsEntry("size", ValueType.TEXT);
        Receipt wrong = facts.ingest(
                "{'id':'l2','customer':'c','type':'RATED','occurredAt':'2026-01-01T00:00:00Z','properties':{'stars':'many'}}");
        assertThat(wrong.problems())
                .containsExactly(
                        new Problem("/properties/stars", Problem.Code.WRONG_TYPE, "expected number, got text"));
    }

    @Test
    void learnsNothingFromARejectedItem() {
        List<Receipt> receipts = facts.customers.batch(List.of(
                json("{'id':'r1','r.name':'text','email':7,'brands':['r.brand'],'tags':{'r':1}}"),
                json("{'id':'r2','r.name':3}")));
        assertThat(receipts).extracting(Receipt::outcome).containsExactly(Outcome.REJECTED, Outcome.ACCEPTED);
        assertThat(attribute("r.name")).isEqualTo(ValueType.NUMBER);
        assertThat(facts.catalogue.vocabulary().attributes()).doesNotContainKey("tags.r");
        assertThat(facts.brands.find("r.brand")).isEmpty();
    }

    @Test
    void refusesPropertiesNamedLikeKeysOfTheEvent() {
        Receipt receipt = facts.ingest(
                "{'id':'k','customer':'c','type':'VISIT','occurredAt':'2026-01-01T00:00:00Z','properties':{'brand':'x','items.x':1}}");
        assertThat(receipt.problems())
                .extracting(Problem::pointer)
                .containsExactly("/properties/brand", "/properties/items.x");
    }

    @Test
    void correctsATypeByConvertingWhatIsStored() {
        facts.customers.put("f1", json("{'f.points':'007'}"));
        facts.customers.put("f2", json("{'f.points':'1.50','f.other':'x'}"));
        assertThat(facts.catalogue.declareAttribute("f.points", ValueType.NUMBER))
                .isEmpty();
        assertThat(facts.customers.get("f1").get("f.points").decimalValue()).isEqualTo(new BigDecimal("7"));
        assertThat(facts.customers.get("f2")).isEqualTo(json("{'id':'f2','f.points':1.5,'f.other':'x'}"));
        assertThat(facts.customers.put("f3", json("{'f.points':'8'}")).isRejected())
                .isTrue();
        assertThat(facts.catalogue.declareAttribute("f.points", ValueType.MONEY))
                .isEmpty();
        assertThat(facts.read(Facts.attributes("f.points"), "f2").attributes().get("f.points"))
                .isEqualTo(new BigDecimal("1.5"));
    }

    @Test
    void refusesACorrectionThatAStoredValueContradicts() {
        facts.customers.put("g1", json("{'tags':{'g':'12'}}"));
        facts.customers.put("g2", json("{'tags':{'g':'twelve'}}"));
        assertThatThrownBy(() -> facts.catalogue.declareAttribute("tags.g", ValueType.NUMBER))
                .isInstanceOfSatisfying(
                        TypeConflict.class,
                        conflict -> assertThat(conflict.misfits()).isEqualTo(1))
                .hasMessage("tags.g cannot become number: 1 customers have a value that does not fit");
        assertThat(attribute("tags.g")).isEqualTo(ValueType.TEXT);
        assertThat(facts.customers.get("g1").at("/tags/g").asText()).isEqualTo("12");
    }

    @Test
    void refusesDeclarationsThatContradictWhatIsBuiltIn() {
        assertThat(facts.catalogue.declareAttribute("email", ValueType.NUMBER))
                .extracting(Problem::code)
                .containsExactly(Problem.Code.WRONG_TYPE);
        assertThat(facts.catalogue.declareAttribute("no-name", ValueType.NUMBER))
                .extracting(Problem::code)
                .containsExactly(Problem.Code.SYNTAX);
        assertThat(facts.catalogue.declareEventType(
                        "PURCHASE", Map.of("value", ValueType.TEXT), Map.of("sku", ValueType.NUMBER)))
                .extracting(Problem::pointer)
                .containsExactly("/properties/value", "/itemProperties/sku");
    }

    @Test
    void keepsTheTypeOfPropertiesThatEventsHave() {
        facts.ingest(
                "{'id':'p1','customer':'c','type':'PAID','occurredAt':'2026-01-01T00:00:00Z','properties':{'fee':5},'items':[{'tax':'x'}]}");
        assertThat(facts.catalogue.declareEventType(
                        "PAID", Map.of("fee", ValueType.MONEY, "new", ValueType.DATE), Map.of()))
                .isEmpty();
        assertThat(event("PAID").properties()).contains(entry("fee", ValueType.MONEY), entry("new", ValueType.DATE));
        assertThat(facts.catalogue.declareEventType("PAID", Map.of("new", ValueType.TEXT), Map.of()))
                .isEmpty();
        assertThatThrownBy(() -> facts.catalogue.declareEventType("PAID", Map.of("fee", ValueType.TEXT), Map.of()))
                .isInstanceOf(TypeConflict.class);
        assertThatThrownBy(() -> facts.catalogue.declareEventType("PAID", Map.of(), Map.of("tax", ValueType.NUMBER)))
                .isInstanceOf(TypeConflict.class);
    }

    @Test
    void seesWhatAnotherProcessLearned() {
        Catalogue other = new Catalogue(facts.database);
        other.vocabulary();
        facts.customers.put("o1", json("{'o.seen':1}"));
        assertThat(other.vocabulary().attributes()).doesNotContainKey("o.seen");
        assertThat(other.refreshed().attributes()).containsKey("o.seen");
        assertThat(other.vocabulary().attributes()).containsKey("o.seen");
        facts.customers.put("o2", json("{'o.late':1}"));
        Receipt wrong = new Customers(facts.database, other, List.of()).put("o3", json("{'o.late':'x'}"));
        assertThat(wrong.problems()).extracting(Problem::pointer).containsExactly("/o.late");
    }

    @Test
    void listsOperatorsAndSamplesButNoPersonalData() {
        facts.customers.put("s1", json("{'email':'s@s.s','tier':'s-gold','s.likes':['s-a','s-b']}"));
        CatalogueListing listing = facts.catalogue.list();
        assertThat(listing.attributes())
                .filteredOn(attribute -> Set.of("email", "s.likes", "tier").contains(attribute.name()))
                .extracting(CatalogueListing.Attribute::name, CatalogueListing.Attribute::origin)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("email", Origin.BUILT_IN),
                        org.assertj.core.groups.Tuple.tuple("s.likes", Origin.OBSERVED),
                        org.assertj.core.groups.Tuple.tuple("tier", Origin.BUILT_IN));
        assertThat(listing.attributes())
                .filteredOn(attribute -> attribute.name().equals("email"))
                .singleElement()
                .satisfies(email -> {
                    assertThat(email.samples()).isEmpty();
                    assertThat(email.operators())
                            .contains("equals", "not_equals", "exists")
                            .doesNotContain("before");
                });
        assertThat(listing.attributes())
                .filteredOn(attribute -> attribute.name().equals("s.likes"))
                .flatExtracting(CatalogueListing.Attribute::samples)
                .containsExactly("s-a", "s-b");
        assertThat(listing.eventTypes())
                .extracting(CatalogueListing.EventType::name)
                .contains("PURCHASE");
    }

    @Test
    void keepsBrandsWithTheirZones() {
        assertThat(facts.brands
                        .put("b-acme", json("{'name':'Acme','zone':'America/Bogota'}"))
                        .isRejected())
                .isFalse();
        assertThat(facts.brands.get("b-acme").zone()).contains(java.time.ZoneId.of("America/Bogota"));
        assertThat(facts.brands
                        .put("b-acme", json("{'name':'Acme','zone':'Bogota','colour':1}"))
                        .problems())
                .extracting(Problem::pointer)
                .containsExactly("/colour", "/zone");
        facts.customers.put("b1", json("{'brands':['b-seen']}"));
        assertThat(facts.brands.get("b-seen").origin()).isEqualTo(Origin.OBSERVED);
        assertThatThrownBy(() -> facts.brands.get("b-none")).isInstanceOf(UnknownBrand.class);
    }
}
