/** A division that the package of divisions lacks. Days are `YYYY-MM-DD`: first in force, last in force. */
export type OwnDivision = { code: string; name: string; validFrom?: string; validTo?: string; successor?: string };

/**
 * Codes beside GB/T 2260, and its changes, dated, since codes change and the official sources have closed. A row is added with
 * the document of the change; none is taken away.
 */
export const ownDivisions: readonly OwnDivision[] = [
  // 浙江省人民政府关于调整杭州市部分行政区划的通知, 2021-03-11: merged into the new 拱墅区.
  { code: '330103', name: '下城区', validTo: '2021-03-11', successor: '330105' },
  // Not in GB/T 2260: kept by this system for trying things out. No province has the number 99.
  { code: '990000', name: '练习区' },
];
