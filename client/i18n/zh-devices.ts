import type { enDevices } from "./en-devices.ts";

/** A person's devices, and signing in at another one. Chinese. */
export const zhDevices: typeof enDevices = {
  devices: {
    heading: "您的设备",
    intro: "您已在以下设备上登录。不再使用的设备请退出登录。",
    unknown: "未知设备",
    this: "本设备",
    signedIn: "登录时间：{when}",
    seen: "最近使用：{when}",
    way: "{way, select, link {通过链接} mail {通过邮件} code {通过邮件验证码} device {通过另一设备} openid {通过机构账户} passkey {通过通行密钥} other {}}",
    end: "退出登录",
    endName: "退出 {device}",
    endOthers: "退出所有其他设备",
    failed: "无法读取您的设备。",
    add: "添加另一设备",
    addIntro: "用另一设备的相机扫描，然后在该设备上按“登录”。",
    addCode: "或在该设备上打开 {host}，输入此代码：",
    addLeft: "二者只能使用一次，还有 {minutes, plural, other {# 分钟}}有效。",
    addEnded: "此代码已失效。",
    addNew: "显示新代码",
    added: "另一设备已登录。",
    addFailed: "无法生成代码。请检查网络连接后重试。",
    qr: "含登录链接的二维码",
    done: "完成",
    backMail: "再次登录时，可请求向您的电子邮件地址发送链接。",
    backDevice: "或从您已登录的另一设备重新添加本设备。",
    sendMe: "给我发送链接",
    sent: "链接正在发送给您，15 分钟内有效。",
  },
};
