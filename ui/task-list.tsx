import { Tag, type TagKind } from '#ui/tag.tsx';

export type Task = {
  id: string;
  title: string;
  /** Where it is done; without it, it cannot be begun yet. */
  href?: string | undefined;
  hint?: string | undefined;
  status: { kind: TagKind; text: string };
};

/** What is to be done, in order, and how far each is. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul class="tasks">
      {tasks.map(({ id, title, href, hint, status }) => (
        <li key={id}>
          <div>
            {href ? (
              <a href={href} aria-describedby={`task-${id}`}>
                {title}
              </a>
            ) : (
              <span>{title}</span>
            )}
            {hint && <p class="hint">{hint}</p>}
          </div>
          <div id={`task-${id}`}>
            <Tag kind={status.kind}>{status.text}</Tag>
          </div>
        </li>
      ))}
    </ul>
  );
}
