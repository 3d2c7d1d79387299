import QtQuick
import Buchucun
import ".."
import "../components"

Item {
    id: screen
    required property ReceiptViewModel vm
    anchors.fill: parent
    readonly property real side: Theme.landscape ? width * 0.52 : width
    readonly property bool aside: Theme.landscape && Theme.textScale > 1.2      // large letters: the code stands at the right
    Column {
        id: handedIn
        width: screen.side
        spacing: Theme.gap
        State3 { objectName: "state3"; words: screen.vm.states; width: parent.width }
        Rectangle {
            width: parent.width
            height: honest.implicitHeight + Theme.gap
            color: screen.vm.confirmed ? Theme.receivedTint : Theme.storedTint
            radius: Theme.radius
            border.width: Theme.border
            border.color: screen.vm.confirmed ? Theme.received : Theme.stored
            Label { id: honest; objectName: "honest"; text: screen.vm.sentence; strong: true; color: screen.vm.confirmed ? Theme.received : Theme.stored; width: parent.width - 2 * Theme.gap; anchors.centerIn: parent }
        }
    }
    Row {
        id: codes
        x: screen.aside ? screen.side + Theme.gapBig : 0
        y: screen.aside ? 0 : handedIn.height + Theme.gap
        width: screen.aside ? parent.width - x : screen.side
        spacing: Theme.gapBig
        Rectangle {
            id: code
            width: Theme.mm(!Theme.landscape ? 86 : Theme.textScale > 1.2 ? 42 : 56)
            height: width
            color: "#FFFFFF"
            radius: Theme.radius
            border.width: Theme.border
            border.color: Theme.line
            Image { objectName: "qr"; anchors.fill: parent; anchors.margins: Theme.mm(4); source: screen.vm.qr; smooth: false; cache: false; fillMode: Image.PreserveAspectFit; Accessible.role: Accessible.Graphic; Accessible.name: qsTr("Square code of your receipt") }
        }
        Column {
            width: parent.width - code.width - Theme.gapBig
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.mm(1)
            Label { visible: !Theme.landscape || Theme.textScale < 1.4 || screen.aside; text: qsTr("Your receipt number"); color: Theme.ink2; font.pixelSize: Theme.note; width: parent.width; fontSizeMode: Text.HorizontalFit; minimumPixelSize: Theme.mm(5.5); wrapMode: Text.NoWrap }
            Label { objectName: "shortNumber"; text: screen.vm.shortNumber; strong: true; font.pixelSize: Theme.display; width: parent.width; fontSizeMode: Text.HorizontalFit; minimumPixelSize: Theme.h2; wrapMode: Text.NoWrap }
            Label { visible: !Theme.landscape || Theme.textScale < 1.4 || screen.aside; text: qsTr("Query code"); color: Theme.ink2; font.pixelSize: Theme.note; width: parent.width; fontSizeMode: Text.HorizontalFit; minimumPixelSize: Theme.mm(5.5); wrapMode: Text.NoWrap }
            Label { objectName: "shortCode"; text: screen.vm.shortCode; strong: true; font.pixelSize: Theme.mm(Theme.landscape ? 11 : 14); width: parent.width; fontSizeMode: Text.HorizontalFit; minimumPixelSize: Theme.note; wrapMode: Text.NoWrap }
            Label { text: qsTr("Scan it with a telephone to see where it is."); color: Theme.ink2; font.pixelSize: Theme.note; width: parent.width; visible: !Theme.landscape }
        }
    }
    Column {
        x: Theme.landscape ? screen.side + Theme.gapBig : 0
        y: Theme.landscape && !screen.aside ? 0 : codes.y + codes.height + Theme.gap
        width: parent.width - x
        spacing: Theme.gap
        Card {
            visible: Theme.textScale < (Theme.landscape ? 1.2 : 1.4)
            width: parent.width
            height: next.implicitHeight + Theme.gap
            Column {
                id: next
                width: parent.width - 2 * Theme.gap
                anchors.centerIn: parent
                spacing: Theme.mm(1)
                Repeater {
                    model: screen.vm.nextSteps
                    delegate: Row {
                        id: entry
                        required property var modelData
                        width: next.width
                        spacing: Theme.gapMin
                        Icon { id: sign; name: entry.modelData.icon; side: Theme.mm(Theme.landscape ? 8 : 10); anchors.verticalCenter: parent.verticalCenter }
                        Label { text: entry.modelData.text; width: parent.width - sign.width - Theme.gapMin; lineHeight: 0.9; anchors.verticalCenter: parent.verticalCenter }
                    }
                }
            }
        }
        Label { visible: Theme.landscape; text: qsTr("Scan it with a telephone to see where it is."); color: Theme.ink2; font.pixelSize: Theme.note; width: parent.width }
        Printing { visible: !screen.aside; width: parent.width }
    }
    Printing { visible: screen.aside; width: screen.side; y: handedIn.height + Theme.gap }

    component Printing: Row {
        spacing: Theme.gapMin
        Icon { id: printer; name: "printer"; side: Theme.mm(10) }
        Label { objectName: "printing"; text: screen.vm.printing; strong: true; width: parent.width - printer.width - Theme.gapMin; lineHeight: 0.9; anchors.verticalCenter: parent.verticalCenter }
    }
}
