/** Calls for objections. Chinese. */
export const zhCall = {
  call: {
    entry: {
      callMade: "{who} 就{clauses}征询异议：{pause} 秒后{tier, select, agreed {商定} other {商定待核准}}。",
      callAnswered: "{who} 在征询异议时就{clause}{answer, select, floor {请求发言} other {表示需要时间}}。",
      callAnswerTakenBack: "{who} 收回了对{clause}的答复。",
      callAnswerHeard: "{who} 处理了 {delegation} 对{clause}的答复。",
      callWithdrawn: "{who} 撤回了征询异议。",
      callLapsed:
        "征询异议无结果而终止：{cause, select, leadGone {没有推进人在线} meetingOver {会议已停止} other {服务器曾重启}}。",
      callDeclared: "{who} 宣布{clauses}商定：无人反对。",
      away: "以下代表团的页面未显示此次征询：{who}。",
      cameBack: "{who} 就{clause}重新提出意见：征询时其连接中断。",
      comeBackAnswered: "{who} 答复了就{clause}重新提出意见的 {delegation}。",
    },
  },
};
