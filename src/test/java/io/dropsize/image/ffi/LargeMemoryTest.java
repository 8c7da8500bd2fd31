package io.dropsize.image.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

class LargeMemoryTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1 << 20, (2 << 20) - 1, 2 << 20, (7 << 20) + 13})
    void isAsLongAsAskedAndGoneWithItsArena(long bytes) {
        MemorySegment memory;
        try (var arena = Arena.ofConfined()) {
            memory = LargeMemory.allocate(bytes, arena);

            assertThat(memory.byteSize()).isEqualTo(bytes);
            memory.fill((byte) 7);
            if (bytes > 0) {
                assertThat(memory.get(ValueLayout.JAVA_BYTE, bytes - 1)).isEqualTo((byte) 7);
            }
        }
        assertThatThrownBy(() -> memory.get(ValueLayout.JAVA_BYTE, 0))
                .isInstanceOfAny(IllegalStateException.class, IndexOutOfBoundsException.class);
    }
}
