import { useSignal } from '@preact/signals';
import { mountIsland } from '#ui/mount-island.ts';

function Counter({ start }: { start: number }) {
  const count = useSignal(start);
  return (
    <button
      type="button"
      onClick={() => {
        count.value += 1;
      }}
    >
      已核对 {count} 行
    </button>
  );
}

mountIsland('test/browser/islands/counter.tsx', Counter);
