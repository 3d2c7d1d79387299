import QtQuick
import Buchucun
import ".."

// Left always back, right the one blue key. A flat forward key says what is missing when touched.
Item {
    id: row
    property Page page: null
    BigButton {
        objectName: "back"
        visible: row.page !== null && row.page.backText !== ""
        text: row.page ? row.page.backText : ""
        icon: row.page ? row.page.backIcon : ""
        width: (parent.width - Theme.gap) * (aside.visible ? 0.27 : 0.36)
        height: parent.height
        onClicked: row.page.goBack()
    }
    BigButton {
        id: aside
        objectName: "putAside"
        visible: row.page !== null && row.page.asideText !== ""
        text: row.page ? row.page.asideText : ""
        icon: "pause-circle"
        x: parent.width * 0.27 + Theme.gapMin
        width: parent.width * 0.37 - 2 * Theme.gapMin
        height: parent.height
        onClicked: row.page.putAside()
    }
    BigButton {
        objectName: "forward"
        visible: row.page !== null && row.page.forwardText !== ""
        text: row.page ? row.page.forwardText : ""
        icon: row.page ? row.page.forwardIcon : ""
        iconAfter: icon === "arrow-right"
        primary: true
        flat: row.page !== null && !row.page.forwardReady
        width: (parent.width - Theme.gap) * (aside.visible ? 0.36 : 0.64)
        x: parent.width - width
        height: parent.height
        onClicked: row.page.goForward()
    }
}
