import QtQuick
import Buchucun
import ".."
import "../components"

// A notice as it hangs on the wall: title, table, until when, how to object. More rows than fit are paged.
Item {
    id: screen
    required property NoticeViewModel vm
    anchors.fill: parent
    readonly property int rowHeight: Theme.mm(Theme.landscape ? 14 : 19) * Math.min(Theme.textScale, 1.25)
    property int first: 0
    readonly property int room: Math.max(1, Math.floor((sheet.height - head.height - foot.height - 3 * Theme.gap) / rowHeight))

    Card {
        id: sheet
        width: parent.width - (Theme.landscape && keys.there ? Theme.mm(62) + Theme.gap : 0)
        height: parent.height - (!Theme.landscape && keys.there ? Theme.mm(24) + Theme.gap : 0)
        Column {
            id: head
            x: Theme.gap
            y: Theme.gap
            width: parent.width - 2 * Theme.gap
            spacing: Theme.gapMin
            Label { objectName: "noticeTitle"; text: screen.vm.title; strong: true; font.pixelSize: Theme.h2; width: parent.width; horizontalAlignment: Text.AlignHCenter; lineHeight: 0.9 }
            Row {
                width: parent.width
                Repeater {
                    model: screen.vm.columns
                    delegate: Label { required property string modelData; text: modelData; color: Theme.ink2; font.pixelSize: Theme.note; width: head.width / screen.vm.columns.length }
                }
            }
            Rectangle { width: parent.width; height: Theme.border; color: Theme.line }
        }
        Column {
            id: table
            x: Theme.gap
            anchors.top: head.bottom
            width: head.width
            Repeater {
                model: screen.vm.rows.slice(screen.first, screen.first + screen.room)
                delegate: Item {
                    id: line
                    required property var modelData
                    property bool beingRead: false
                    width: table.width
                    height: screen.rowHeight
                    Rectangle { anchors.fill: parent; color: Theme.read; visible: line.beingRead }
                    Row {
                        anchors.verticalCenter: parent.verticalCenter
                        Repeater {
                            model: line.modelData.cells
                            delegate: Label { required property string modelData; required property int index; text: modelData; strong: index === 0; width: table.width / screen.vm.columns.length; height: screen.rowHeight * 0.8; verticalAlignment: Text.AlignVCenter; fontSizeMode: Text.Fit; minimumPixelSize: Theme.mm(5.5); maximumLineCount: 2; lineHeight: 0.85 }
                        }
                    }
                    Rectangle { width: parent.width; height: Math.max(1, Theme.border / 2); color: Theme.hair; anchors.bottom: parent.bottom }
                }
            }
        }
        Column {
            id: foot
            x: Theme.gap
            width: head.width
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.gap
            spacing: Theme.mm(1)
            Label { objectName: "noticePeriod"; text: screen.vm.period; font.pixelSize: Theme.landscape && Theme.textScale > 1.2 ? Theme.note : Theme.body; width: parent.width; lineHeight: 0.9 }
            Label { text: screen.vm.issuer; color: Theme.ink2; font.pixelSize: Theme.note; width: parent.width; lineHeight: 0.9 }
            Label { visible: !Theme.landscape && Theme.textScale < 1.4; text: screen.vm.guarded; color: Theme.ink2; font.pixelSize: Theme.note; width: parent.width; lineHeight: 0.9 }
        }
    }
    Grid {
        id: keys
        // what title, period and office take at most, so that the place of the keys does not wait for how they wrap
        readonly property bool there: screen.vm.turnText !== "" || screen.vm.rows.length * screen.rowHeight > screen.height - Theme.h2 * 3 - Theme.note * 6 - Theme.body * 5 - 4 * Theme.gap
        readonly property int count: (moreRows.visible ? 1 : 0) + (turn.visible ? 1 : 0)
        readonly property real cell: Theme.landscape ? Theme.mm(62) : (screen.width - (count - 1) * spacing) / Math.max(1, count)
        columns: Theme.landscape ? 1 : 2
        spacing: Theme.gap
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        BigButton {
            id: moreRows
            objectName: "moreRows"
            visible: screen.vm.rows.length > screen.room
            text: screen.first + screen.room < screen.vm.rows.length ? qsTr("%1 more").arg(screen.vm.rows.length - screen.first - screen.room) : qsTr("Back to the first")
            icon: "caret-down"
            width: keys.cell
            height: Theme.mm(Theme.landscape ? 30 : 24)
            sleeps: false
            onClicked: screen.first = screen.first + screen.room < screen.vm.rows.length ? screen.first + screen.room : 0
        }
        BigButton {
            id: turn
            objectName: "nextNotice"
            visible: screen.vm.turnText !== ""
            text: screen.vm.turnText
            icon: "caret-right"
            iconAfter: true
            width: keys.cell
            height: Theme.mm(Theme.landscape ? 30 : 24)
            onClicked: screen.vm.turn()
        }
    }
}
