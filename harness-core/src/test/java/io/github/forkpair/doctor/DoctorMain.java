package io.github.forkpair.doctor;

import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.Settings;
import java.util.Optional;

/** Runs the doctor in a JVM of its own, under whatever limits that was started with. */
final class DoctorMain {

    private DoctorMain() {}

    /** Prints the table. Takes the evidence directory. Exits with 1 where pairs cannot run. */
    public static void main(String[] arguments) throws InterruptedException {
        Settings settings =
                Settings.from(
                        name ->
                                name.equals(Setting.EVIDENCE_DIR.key())
                                        ? Optional.of(arguments[0])
                                        : Optional.empty());
        Examination examination = Doctor.forPairsWith(settings).examine();
        examination.table().forEach(System.out::println);
        System.exit(examination.pairsCanRun() ? 0 : 1);
    }
}
