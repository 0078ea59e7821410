/** What the members room needs of WeChat. Refuses with `login-code-refused`, `login-high-risk` or `wechat-unavailable`. */
export interface WechatLogin {
  /** The person behind a `wx.login` code, good once and for five minutes. The session key stays in the gateway. */
  exchangeCode(code: string): Promise<{ openid: string }>;
}
