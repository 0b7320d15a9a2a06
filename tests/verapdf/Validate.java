import java.io.File;
import java.util.Set;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Validates PDF/A files against a flavour: Validate 2u FILE…; a line for each file, then one for each broken rule. */
public final class Validate {
    public static void main(String[] args) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.fromString(args[0]);
        for (int i = 1; i < args.length; i++) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(args[i]), flavour);
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                ValidationResult result = validator.validate(parser);
                System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + args[i]);
                Set<String> told = new TreeSet<>();
                for (TestAssertion found : result.getTestAssertions()) {
                    if (found.getStatus() == TestAssertion.Status.FAILED) {
                        told.add("  " + found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber() + " " + found.getMessage());
                    }
                }
                told.forEach(System.out::println);
            }
        }
    }
}
