/** 免费查询点: where anyone may look things up on a screen of the county. */
export type QueryPoint = {
  /** Short and for ever: cases filed there bear it. Lower-case letters, digits and hyphens. */
  id: string;
  name: string;
  address: string;
  /** 开放时间, in words. */
  hours: string;
  /** Whether the page offers to print. */
  printer: boolean;
};
