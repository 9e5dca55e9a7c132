/** The tests are a module too. */
open module com.acme.ledger.tests {
    requires com.acme.ledger;
    requires io.github.forkpair;
    requires io.github.forkpair.junit;
    requires org.junit.jupiter.api;
    requires org.junit.jupiter.params;
}
