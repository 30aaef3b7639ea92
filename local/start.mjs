// Plain JavaScript, so that a Node that cannot read TypeScript still says what is wrong.
const [major = '0'] = process.versions.node.split('.');
if (Number(major) < 24) {
  console.error(
    `需要 Node.js 24 或更新版本（现在是 ${process.versions.node}），请运行 npm ci 后用 npm start 启动 · ` +
      `Node.js 24 or newer is needed (this is ${process.versions.node}): run "npm ci", then "npm start".`,
  );
  process.exit(1);
}
await import('./start.ts');
