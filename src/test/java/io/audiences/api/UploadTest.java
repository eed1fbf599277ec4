package io.audiences.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTest {
    @TempDir
    private Path folder;

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void keepsWhatWasReceivedUntilItIsDeleted() throws IOException {
        Upload upload = Upload.receive(text("12345"), folder, 5);
        try (InputStream input = upload.open()) {
            assertThat(input.readAllBytes()).asString().isEqualTo("12345");
        }
        upload.delete();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void leavesNothingOfWhatIsTooLarge() {
        assertThatThrownBy(() -> Upload.receive(text("123456"), folder, 5))
                .isInstanceOfSatisfying(
                        ApiProblem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.TOO_LARGE));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void leavesNothingOfWhatBreaksOff() {
        // a pipe that nobody writes to cannot be read
        InputStream broken = new SequenceInputStream(text("123"), new PipedInputStream());
        assertThatThrownBy(() -> Upload.receive(broken, folder, 5)).isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void clearsOnlyWhatNobodyIsWritingAnyMore() throws IOException {
        Path young = Files.createFile(folder.resolve("upload-young"));
        Path old = Files.createFile(folder.resolve("upload-old"));
        Path foreign = Files.createFile(folder.resolve("notes"));
        Files.setLastModifiedTime(old, FileTime.from(TestApi.START.minus(Duration.ofDays(2))));
        Files.setLastModifiedTime(young, FileTime.from(TestApi.START.minus(Duration.ofHours(2))));
        Files.setLastModifiedTime(foreign, FileTime.from(TestApi.START.minus(Duration.ofDays(2))));
        ImportRunner.clear(folder, TestApi.START.minus(ImportRunner.LONGEST_UPLOAD));
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("upload-young", "notes");
    }
}
