/** What the referrals room needs of WeChat. Refuses with `wechat-unavailable`. */
export interface CodePictures {
  /** The mini-program code of one page with a `scene` of at most 32 characters, as image bytes. */
  draw(code: { page: string; scene: string }): Promise<Buffer>;
}
